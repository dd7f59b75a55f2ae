import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { findPortHolder } from "./portHolder.ts";
import { StartUpProblem } from "./startUpProblem.ts";

export interface WantedPort {
  /** What will listen there, in words. */
  readonly purpose: string;
  readonly host: string;
  readonly port: number;
  /** The environment variable that chooses another. */
  readonly variable: string;
}

/** Refuses to start when a port is taken, and says by whom and how to choose another. */
export async function checkPortFree({ purpose, host, port, variable }: WantedPort): Promise<void> {
  try {
    await listenOnce(host, port);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE") throw await busyProblem({ purpose, host, port, variable }, cause);
    throw new StartUpProblem(
      `The ${purpose} cannot listen on ${host}:${port} (${String(code)}).`,
      `Choose another port with ${variable}=${port + 1} npm run up, or another HOST.`,
      { cause },
    );
  }
}

/** A port on 127.0.0.1 that nobody holds at this moment. */
export async function findFreePort(): Promise<number> {
  return listenOnce("127.0.0.1", 0);
}

async function busyProblem({ purpose, port, variable }: WantedPort, cause: unknown): Promise<StartUpProblem> {
  const holder = await findPortHolder(port);
  const by = holder === undefined ? "another program" : `process ${holder.pid} (${holder.commandLine})`;
  return new StartUpProblem(
    `Port ${port}, wanted for the ${purpose}, is taken by ${by}.`,
    `Stop it, or choose another port: ${variable}=${port + 1} npm run up`,
    { cause },
  );
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address: AddressInfo | string | null = server.address();
      const taken = address !== null && typeof address === "object" ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
