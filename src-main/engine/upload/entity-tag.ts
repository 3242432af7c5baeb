/** The MD5 that a storage names as its tag for a part, hex; null where the tag is something else. */
export function md5InTag(tag: string | null): string | null {
  const found = /^"?([0-9a-f]{32})"?$/i.exec(tag?.trim() ?? '');
  return found?.[1]?.toLowerCase() ?? null;
}
