/* Shared by the window and the command: the result of a connection test. */
import type { ConnectionReport } from '../domain/connection-report';

/** The host or proxy, who issued the certificate, and what is wrong with it. */
export function connectionWords(report: ConnectionReport): string {
  const { host, port, proxy, issuer, problem } = report;
  const where = `${host}, port ${port}${proxy === null ? '' : `, through the proxy ${proxy}`}`;
  if (issuer === null)
    return `No certificate was shown by ${where}: ${asEnded(problem ?? 'no answer')}`;
  const certificate = `${where}, showed a certificate issued by ${issuer}`;
  return problem === null
    ? `${certificate}. It is trusted.`
    : `${certificate}. It is not trusted (${problem}). Nothing was sent.`;
}

function asEnded(words: string): string {
  return words.endsWith('.') ? words : `${words}.`;
}
