import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { AccountColor, AccountRole } from '#shared/domain/account';
import { shortestPassphrase } from '#shared/domain/key-backup';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { canonicalJson } from '../receipt/chain';
import { parseJson } from '../storage/json-file';

/** A key as a backup holds it: only in memory, or encrypted. */
const SecretKey = z.object({
  name: z.string().max(200),
  keyId: z.string().max(64),
  issuerId: z.string().max(64).nullable(),
  /** PKCS#8, PEM. */
  privateKeyPem: z.string().max(16_384),
  /** Left out in earlier backups; one that this version doesn't know is no reason to lose the key. */
  role: AccountRole.optional().catch(undefined),
  color: AccountColor.optional().catch(undefined),
});
export type SecretKey = z.infer<typeof SecretKey>;

export interface BackupContents {
  /** ISO 8601. */
  createdAt: string;
  keys: SecretKey[];
}

const format = 'slipway-key-backup';
const currentVersion = 1;

const base64 = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** The names and IDs of the keys are encrypted with them: a lost backup does not even say whose it is. */
const Header = z
  .object({
    format: z.literal(format),
    version: z.literal(currentVersion),
    /** ISO 8601. */
    createdAt: z.string().max(40),
    kdf: z
      .object({
        name: z.literal('scrypt'),
        N: z.number().int().min(2),
        r: z.number().int().min(1),
        p: z.number().int().min(1),
        salt: base64(128),
      })
      .strict(),
    cipher: z.object({ name: z.literal('aes-256-gcm'), nonce: base64(24) }).strict(),
  })
  .strict();

const BackupFile = Header.extend({
  /** The encrypted keys as JSON, and after them the tag of 16 bytes. */
  data: base64(1_000_000),
  /** SHA-256 of everything else: tells a damaged file from a wrong passphrase. */
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
}).strict();
type BackupFile = z.infer<typeof BackupFile>;

/** As OWASP's Password Storage Cheat Sheet recommends for scrypt (read in November 2026): 128 MB of memory for every guess. */
const cost = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 } as const;
/** Twice the memory and four times the work of what Slipway writes: more would only stall the app. */
const mostMemory = 256 * 1024 * 1024;
const mostWork = 4 * cost.N * cost.r * cost.p;
const tagBytes = 16;
const saltBytes = 16;
const nonceBytes = 12;

/** The text of a backup file. Throws `passphrase-too-short`. */
export async function sealBackup(contents: BackupContents, passphrase: string): Promise<string> {
  if ([...passphrase].length < shortestPassphrase)
    fail(
      'passphrase-too-short',
      message('error.passphrase-too-short.detail', { least: shortestPassphrase }),
    );
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  const header = {
    format,
    version: currentVersion,
    createdAt: contents.createdAt,
    kdf: { ...cost, salt: salt.toString('base64') },
    cipher: { name: 'aes-256-gcm', nonce: nonce.toString('base64') },
  } as const;
  const key = await deriveKey(passphrase, header.kdf);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(
    Buffer.from(canonicalJson(header)),
  );
  const plain = Buffer.from(JSON.stringify(contents.keys));
  const data = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  plain.fill(0);
  const file = { ...header, data: data.toString('base64') };
  return `${JSON.stringify({ ...file, checksum: checksumOf(file) }, null, 2)}\n`;
}

/**
 * The keys of a backup. Throws `backup-not-one`, `backup-cut`, `backup-damaged`, `backup-newer`, `backup-too-costly` and
 * `backup-wrong-passphrase`. Only the last has cost the work of deriving the key.
 */
export async function openBackup(text: string, passphrase: string): Promise<BackupContents> {
  const { data, checksum: _checksum, ...header } = readFile(text);
  const key = await deriveKey(passphrase, header.kdf);
  const plain = decrypted(Buffer.from(data, 'base64'), header, key);
  key.fill(0);
  const keys = z.array(SecretKey).safeParse(parseJson(plain.toString()));
  plain.fill(0);
  if (!keys.success) return fail('backup-damaged', message('error.backup-damaged.contents'));
  return { createdAt: header.createdAt, keys: keys.data };
}

function decrypted(bytes: Buffer, header: z.output<typeof Header>, key: Buffer): Buffer {
  const nonce = Buffer.from(header.cipher.nonce, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(canonicalJson(header)))
      .setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return fail('backup-wrong-passphrase', message('error.backup-wrong-passphrase.detail'));
  }
}

/** Everything about the file that can be checked without the passphrase. */
function readFile(text: string): BackupFile {
  // Some editors put a mark in front of what they save.
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if (parsed === undefined) return failToParse(text);
  const kind = z.object({ format: z.literal(format), version: z.number().int() }).safeParse(parsed);
  if (!kind.success) return fail('backup-not-one', message('error.backup-not-one.detail'));
  if (kind.data.version > currentVersion)
    fail('backup-newer', message('error.backup-newer.detail', { version: `${kind.data.version}` }));
  const file = BackupFile.safeParse(parsed);
  if (!file.success) return fail('backup-damaged', message('error.backup-damaged.detail'));
  const { checksum, ...rest } = file.data;
  if (checksum !== checksumOf(rest)) fail('backup-damaged', message('error.backup-damaged.detail'));
  assertWhole(file.data);
  assertAffordable(file.data.kdf);
  return file.data;
}

function failToParse(text: string): never {
  if (!text.includes(`"${format}"`))
    return fail('backup-not-one', message('error.backup-not-one.detail'));
  return text.trimEnd().endsWith('}')
    ? fail('backup-damaged', message('error.backup-damaged.detail'))
    : fail('backup-cut', message('error.backup-cut.detail'));
}

/** What is too short or too long for the cipher was never written by Slipway. */
function assertWhole({ kdf, cipher, data }: BackupFile): void {
  const isWhole =
    bytesIn(kdf.salt) === saltBytes &&
    bytesIn(cipher.nonce) === nonceBytes &&
    bytesIn(data) > tagBytes;
  if (!isWhole) fail('backup-damaged', message('error.backup-damaged.detail'));
}

const bytesIn = (base64Text: string): number => Buffer.from(base64Text, 'base64').length;

/** A file from anywhere must not be able to fill the memory or to keep the computer busy. */
function assertAffordable({ N, r, p }: BackupFile['kdf']): void {
  // RFC 7914: N is a power of two, and below two to the power of 128 * r / 8.
  const power = Math.log2(N);
  if (!Number.isInteger(power) || power >= 16 * r)
    fail('backup-damaged', message('error.backup-damaged.detail'));
  const bytes = 128 * N * r;
  if (bytes > mostMemory || N * r * p > mostWork)
    fail('backup-too-costly', message('error.backup-too-costly.detail', { needed: { bytes } }));
}

function checksumOf(file: Omit<BackupFile, 'checksum'>): string {
  return createHash('sha256').update(canonicalJson(file)).digest('hex');
}

/** The same passphrase is other bytes on a keyboard that composes its accents. */
function deriveKey(passphrase: string, { N, r, p, salt }: BackupFile['kdf']): Promise<Buffer> {
  const maxmem = 128 * N * r + 128 * r * p + 32 * 1024 * 1024;
  return new Promise((resolve, reject) => {
    const given = Buffer.from(passphrase.normalize('NFKC'));
    scrypt(given, Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem }, (failed, key) => {
      given.fill(0);
      if (failed) reject(failed);
      else resolve(key);
    });
  });
}
