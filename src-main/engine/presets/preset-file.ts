import { z } from 'zod';
import { Preset } from '#shared/domain/preset';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { parseJson } from '../storage/json-file';

const kind = 'presets';
const schema = 1;

/** A preset in a file: without the account, which each person has their own of. */
const PresetInFile = Preset.omit({ accountId: true });
const PresetFile = z.object({
  slipway: z.literal(kind),
  schema: z.literal(schema),
  presets: z.array(PresetInFile).min(1).max(500),
});
type PresetFile = z.infer<typeof PresetFile>;

/** The presets as a file for colleagues: no key, no token, no path, and armed for nothing. */
export function presetFileText(presets: readonly Preset[]): string {
  const file: PresetFile = {
    slipway: kind,
    schema,
    presets: presets.map(({ accountId: _own, ...preset }) => ({
      ...preset,
      armed: { drop: false, watchFolder: false },
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads such a file for an account. A preset that is here already, by its ID, is to replace that one and keeps its name
 * and account; another one gets a free name. Throws `preset-file-malformed`.
 */
export function readPresetFile(
  { fileName, text }: { fileName: string; text: string },
  here: readonly Preset[],
  accountId: string | null,
): Preset[] {
  const parsed = parse(fileName, text);
  const names = new Set(here.map(({ name }) => name.toLowerCase()));
  return parsed.presets.map((found) => {
    const known = here.find(({ id }) => id === found.id);
    if (known)
      return {
        ...found,
        name: known.name,
        accountId: accountId ?? known.accountId,
        armed: nothingArmed,
      };
    const name = freeName(found.name, names);
    names.add(name.toLowerCase());
    return { ...found, name, accountId, armed: nothingArmed };
  });
}

const nothingArmed = { drop: false, watchFolder: false };

function parse(file: string, text: string): PresetFile {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (value === undefined)
    fail('preset-file-malformed', message('error.preset-file-malformed.not-json', { file }));
  const head = z.object({ slipway: z.literal(kind), schema: z.number() }).safeParse(value);
  if (!head.success)
    fail('preset-file-malformed', message('error.preset-file-malformed.other', { file }));
  else if (head.data.schema > schema)
    fail('preset-file-malformed', message('error.preset-file-malformed.newer', { file }));
  const parsed = PresetFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join('.') || 'presets';
  return fail(
    'preset-file-malformed',
    message('error.preset-file-malformed.field', { file, field }),
  );
}

function freeName(wanted: string, names: ReadonlySet<string>): string {
  if (!names.has(wanted.toLowerCase())) return wanted;
  const short = wanted.slice(0, 190).trim();
  for (let count = 2; ; count += 1) {
    const name = `${short} ${count}`;
    if (!names.has(name.toLowerCase())) return name;
  }
}
