/**
 * Preloaded into the workflows' sandbox, before it is frozen. The SDK captures a source-mapped stack for every promise an
 * actor makes, which costs with the depth of the stack; a few frames are enough to see where an actor stands.
 */
Error.stackTraceLimit = 4;

export const sandboxIsPrepared = true;
