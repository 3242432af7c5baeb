/** Variables that a packaged Slipway refuses to start with: what serves its page decides what a person sees. */
export function refusedVariables(environment: NodeJS.ProcessEnv): string[] {
  return ['SLIPWAY_DEV_SERVER'].filter((name) => environment[name] !== undefined);
}

/** Each would let another program read the traffic that carries the key's tokens, here or in a child process. */
export function dropUnsafeVariables(environment: NodeJS.ProcessEnv): void {
  delete environment.NODE_TLS_REJECT_UNAUTHORIZED;
  delete environment.SSLKEYLOGFILE;
  delete environment.NODE_DEBUG;
  delete environment.NODE_DEBUG_NATIVE;
}
