/* Shared by the window and the command: the result of a connection test. */
import type { ConnectionReport } from '../domain/connection-report';
import { message } from './message';
import { asSentence, inWords, say } from './say';

/** The host or proxy, who issued the certificate, and what is wrong with it. */
export function connectionWords(report: ConnectionReport): string {
  const { host, issuer, problem } = report;
  const place = { host, port: `${report.port}`, proxy: report.proxy ?? 'none' };
  if (issuer === null)
    return say('connection.no-certificate', {
      ...place,
      problem: asSentence(problem ?? message('connection.problem.no-response')),
    });
  return problem === null
    ? say('connection.trusted', { ...place, issuer })
    : say('connection.untrusted', { ...place, issuer, problem: inWords(problem) });
}
