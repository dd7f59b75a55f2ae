/** A browser without a screen: keeps cookies by host and name, and sends forms. */
export function openFormBrowser() {
  const jars = new Map<string, Map<string, string>>();

  async function request(url: string, form?: URLSearchParams): Promise<Response> {
    const jar = jars.get(new URL(url).host) ?? new Map<string, string>();
    jars.set(new URL(url).host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const method = form === undefined ? "GET" : "POST";
    const response = await fetch(url, { method, body: form ?? null, headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  return {
    /** Opens one address, without following where it leads. */
    open: (url: string) => request(url),
    /** Follows redirections and answers every form on the way, until it is led to an address that begins with `until`. */
    async goOn(url: string, until: string, fields: Readonly<Record<string, string>>): Promise<string> {
      let response = await request(url);
      for (let at = url; ;) {
        const location = response.headers.get("location");
        if (location !== null) {
          at = new URL(location, at).href;
          if (at.startsWith(until)) return at;
          response = await request(at);
          continue;
        }
        const page = await response.text();
        const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
        const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
        if (action === undefined || prompt === undefined) throw new Error(`There is no form at ${at}: ${page}`);
        at = new URL(action, at).href;
        response = await request(at, new URLSearchParams({ prompt, ...fields }));
      }
    },
    /** The cookies that a host has set. */
    cookiesOf: (url: string): ReadonlyMap<string, string> => jars.get(new URL(url).host) ?? new Map(),
  };
}
