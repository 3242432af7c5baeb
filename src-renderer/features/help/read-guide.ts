import { lexer, type Token, type Tokens } from 'marked';
import { type GuidePage, guidePages } from '../../store/help-place';

/** A page of the guide, cut at its headings. */
export interface GuideText {
  page: GuidePage;
  title: string;
  sections: readonly GuideSection[];
}

export interface GuideSection {
  /** The anchor of its heading; empty above the first one. */
  anchor: string;
  heading: string;
  tokens: readonly Token[];
  /** Without marks, to be searched. */
  plain: string;
}

const sources = import.meta.glob<string>('../../guide/*.md', {
  query: '?raw',
  import: 'default',
});

const pictures = import.meta.glob<string>('../../guide/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The address of a picture as the guide names it, such as `pictures/publish.png`; null for any other. */
export function pictureAddress(href: string): string | null {
  return pictures[`../../guide/${href}`] ?? null;
}

/** Rejects when a page cannot be loaded. */
export function readGuide(): Promise<GuideText[]> {
  return Promise.all(guidePages.map(readPage));
}

async function readPage(page: GuidePage): Promise<GuideText> {
  const text = await sources[`../../guide/${page}.md`]?.();
  if (text === undefined) throw new Error(`The guide has no page ${page}.`);
  return { page, ...cutAtHeadings(text) };
}

/** The title is the heading of the first level; a section begins at each one of the second. */
export function cutAtHeadings(text: string): Pick<GuideText, 'title' | 'sections'> {
  let title = '';
  const sections: { anchor: string; heading: string; tokens: Token[] }[] = [
    { anchor: '', heading: '', tokens: [] },
  ];
  for (const token of lexer(text)) {
    if (token.type === 'heading' && token.depth === 1) title = token.text;
    else if (token.type === 'heading' && token.depth === 2)
      sections.push({ anchor: anchorOf(token.text), heading: token.text, tokens: [] });
    else sections.at(-1)?.tokens.push(token);
  }
  return {
    title,
    sections: sections
      .filter(({ heading, tokens }) => heading !== '' || tokens.length > 0)
      .map((section) => ({ ...section, plain: section.tokens.map(plainText).join(' ') })),
  };
}

/** As hosts of Markdown make them: lower case, hyphens for spaces, no other marks. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

function plainText(token: Token): string {
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows]
      .flat()
      .map((cell) => cell.text)
      .join(' ');
  }
  if (token.type === 'list') return (token as Tokens.List).items.map(plainText).join(' ');
  if ('tokens' in token && token.tokens !== undefined) return token.tokens.map(plainText).join('');
  return 'text' in token ? String(token.text) : '';
}
