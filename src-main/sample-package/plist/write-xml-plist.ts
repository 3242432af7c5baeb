import type { SampleValue } from './sample-plist';

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

/** An XML property list as Apple's tools write it. */
export function writeXmlPlist(value: SampleValue): Buffer {
  return Buffer.from(`${head}${element(value, '')}</plist>\n`);
}

function element(value: SampleValue, indent: string): string {
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>\n`;
  if (typeof value === 'boolean') return `${indent}<${value}/>\n`;
  if (typeof value === 'number') return numberElement(value, indent);
  if (value instanceof Date) return `${indent}<date>${value.toISOString().slice(0, 19)}Z</date>\n`;
  if (value instanceof Uint8Array) {
    return `${indent}<data>${Buffer.from(value).toString('base64')}</data>\n`;
  }
  if (Array.isArray(value))
    return container(
      'array',
      value.map((member) => element(member, `${indent}\t`)),
      indent,
    );
  return container(
    'dict',
    Object.entries(value).map(
      ([key, member]) => `${indent}\t<key>${escaped(key)}</key>\n${element(member, `${indent}\t`)}`,
    ),
    indent,
  );
}

function numberElement(value: number, indent: string): string {
  const name = Number.isSafeInteger(value) ? 'integer' : 'real';
  return `${indent}<${name}>${value}</${name}>\n`;
}

function container(name: string, lines: string[], indent: string): string {
  if (lines.length === 0) return `${indent}<${name}/>\n`;
  return `${indent}<${name}>\n${lines.join('')}${indent}</${name}>\n`;
}

/** Line breaks other than a newline are written as references: some readers normalize them. */
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\r\u0085\u2028\u2029]/g, (end) => `&#${end.charCodeAt(0)};`);
}
