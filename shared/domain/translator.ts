/* A translator of the user's own: a program of this computer, or a service. Off until a person turns it on. */

import { z } from 'zod';
import { Text } from '../words/message';

/** How many languages are asked for at once: few enough to show progress and to lose little. */
export const mostTargets = 8;

/** Everything that the question to a person shows in full. */
export const TranslatorArguments = z
  .array(z.string().max(500))
  .max(20)
  .refine((all) => all.join(' ').length <= 1000);

/** The name of a header, but none that frames the request itself. */
export const HeaderName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)
  .refine(
    (name) =>
      !/^(?:host|connection|content-.*|transfer-encoding|cookie|expect|te|trailer|upgrade|proxy-.*|accept-encoding)$/i.test(
        name,
      ),
  );

/** As the window sees it; the secret of a service is in the keychain and is never shown. */
export const TranslatorState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({
    kind: z.literal('command'),
    /** Absolute path. */
    program: z.string(),
    arguments: TranslatorArguments,
  }),
  z.object({
    kind: z.literal('http'),
    url: z.string(),
    /** The header that the secret is sent in; null without one. */
    header: HeaderName.nullable(),
  }),
]);
export type TranslatorState = z.infer<typeof TranslatorState>;

/** What is sent to the translator, as JSON: to the program's standard input, or as the body of a POST. */
export const TranslationRequest = z
  .object({
    source: z
      .object({ locale: z.string().min(1).max(64), text: z.string().min(1).max(20_000) })
      .strict(),
    /** Apple's codes of the languages that are wanted. */
    targets: z.array(z.string().min(1).max(64)).min(1).max(mostTargets),
    app: z.object({ name: z.string().max(200), bundleId: z.string().max(255).nullable() }).strict(),
  })
  .strict();
export type TranslationRequest = z.infer<typeof TranslationRequest>;

/** What became of one language. */
export const TranslationResult = z.object({
  locale: z.string(),
  /** Null if there is none that can be used. */
  text: z.string().nullable(),
  /** Why there is none; null if there is one. */
  problem: Text.nullable(),
});
export type TranslationResult = z.infer<typeof TranslationResult>;
