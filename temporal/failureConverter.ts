import { DefaultFailureConverter } from "@temporalio/common";

/**
 * What a failure says and where it happened is a payload too, and is encrypted as such: a provider's refusal or a
 * database's complaint may quote what somebody wrote. Loaded by its path, by workers and into the workflows' bundle.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
