import { createServer } from "node:net";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";

export interface ReceivedLetter {
  readonly to: string;
  /** As it came over the wire, headers and all. */
  readonly raw: string;
  /** What the plain-text part says. */
  readonly text: string;
}

export interface Mailbox {
  readonly url: string;
  readonly letters: readonly ReceivedLetter[];
  /** From here on every letter is refused with the words of a real server, which quote the addressee. */
  refuse(): void;
  close(): Promise<void>;
}

/** A mail server that keeps what it is given: enough of SMTP (RFC 5321) for one client that behaves. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: ReceivedLetter[] = [];
  const sockets = new Set<Socket>();
  let refuses = false;

  async function converse(socket: Socket): Promise<void> {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let to = "";
    let data: string[] | null = null;
    say("220 mailbox.test");
    for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
      if (data !== null) {
        if (line !== ".") {
          data.push(line.replace(/^\./, ""));
          continue;
        }
        letters.push({ to, raw: data.join("\n"), text: plainTextOf(data.join("\n")) });
        data = null;
        say("250 kept");
      } else if (/^RCPT TO:/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? "";
        say(refuses ? `550 <${to}> is unknown here` : "250 ok");
      } else if (/^DATA/i.test(line)) {
        data = [];
        say("354 go on");
      } else if (/^QUIT/i.test(line)) {
        socket.end("221 bye\r\n");
      } else say("250 ok");
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    converse(socket).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The mailbox has no port.");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    refuse() {
      refuses = true;
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

function plainTextOf(raw: string): string {
  const part = /content-type: text\/plain[\s\S]*?content-transfer-encoding: ([\w-]+)[\s\S]*?\n\n([\s\S]*?)\n-{2}/i.exec(
    raw,
  );
  const [, encoding = "", body = ""] = part ?? [];
  if (encoding.toLowerCase() === "base64") return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
