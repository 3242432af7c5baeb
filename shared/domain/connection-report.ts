import { z } from 'zod';
import { Text } from '../words/message';

/** The result of a connection test to App Store Connect; nothing was sent except the host name. */
export const ConnectionReport = z.object({
  host: z.string(),
  port: z.number().int(),
  /** `10.0.0.1:3128`: the first proxy that the system names for this host; null for none. */
  proxy: z.string().nullable(),
  /** The issuer of the presented certificate, such as `Apple Inc., Apple Public Server ECC CA`; null if none was. */
  issuer: z.string().nullable(),
  /** Why the connection cannot be trusted, in Node's or the proxy's words; null if it can. */
  problem: Text.nullable(),
});
export type ConnectionReport = z.infer<typeof ConnectionReport>;

/** Who signs in to which proxy; the password stays in the keychain and is never returned. */
export const ProxyLogin = z.object({
  /** Host and port, such as `proxy.example.com:3128`: credentials are sent to no other proxy. */
  proxy: z
    .string()
    .max(300)
    .regex(/^\S+:\d{1,5}$/),
  name: z.string().min(1).max(256),
});
export type ProxyLogin = z.infer<typeof ProxyLogin>;
