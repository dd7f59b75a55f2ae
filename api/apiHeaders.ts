import helmet from "helmet";

/** For every answer of the API: data, which no browser may run, frame, embed or take for anything else. */
export const apiHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
  },
  // Whoever ends TLS before us decides for the whole host.
  strictTransportSecurity: false,
});
