/* Connections to App Store Connect, through a proxy or not, and the connection test. */
export const connection = {
  // `host` is a name, with a port when it is unusual; `request` is such as GET /v1/apps.
  'error.network-name-unknown.host': 'The name {host} was not found ({code}).',
  'error.network-certificate.host':
    '{host} showed a certificate that is not from Apple or not trusted ({code}).',
  'error.network-unreachable.request': '{host} did not respond to {request} ({code}).',
  // An account that was asked whether it has an app.
  'error.network-unreachable.account-slow': 'There was no complete answer within {time}.',
  'error.network-unreachable.silent': '{host} sent nothing for {time} in response to {request}.',
  'error.network-unreachable.slow':
    '{host} did not finish its response to {request} within {time}.',
  'error.proxy-unreachable.kind': 'The type of the proxy {proxy} is not supported.',
  'error.proxy-unreachable.no-response': 'The proxy {proxy} does not respond ({code}).',
  'error.network-proxy.proxy': 'The proxy {proxy} asks for a name and password.',
  'error.network-proxy.host':
    'A proxy between this computer and {host} asks for a name and password.',
  // target: a host and port.
  'error.network-unreachable.proxy-status':
    'The proxy {proxy} responded with {status} for {target}.',

  // The result of a connection test. `proxy` is none, or a host and port.
  'connection.no-certificate':
    '{proxy, select, none {No certificate was shown by {host}, port {port}: {problem}} other {No certificate was shown by {host}, port {port}, through the proxy {proxy}: {problem}}}',
  'connection.trusted':
    '{proxy, select, none {{host}, port {port}, showed a certificate issued by {issuer}. It is trusted.} other {{host}, port {port}, through the proxy {proxy}, showed a certificate issued by {issuer}. It is trusted.}}',
  'connection.untrusted':
    '{proxy, select, none {{host}, port {port}, showed a certificate issued by {issuer}. It is not trusted ({problem}). Nothing was sent.} other {{host}, port {port}, through the proxy {proxy}, showed a certificate issued by {issuer}. It is not trusted ({problem}). Nothing was sent.}}',
  'connection.problem.no-response': 'It did not respond.',
  'connection.problem.closed': 'The connection was closed before a certificate was shown.',
  'connection.problem.slow': 'There was no secure connection within {time}.',
  // Ends the sentence “It is not trusted (…)”.
  'connection.problem.not-trusted': 'unknown reason',
} as const;
