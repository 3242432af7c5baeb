import type { Token, Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { openHelp } from '../../store/help';
import { isGuidePage } from '../../store/help-place';
import { pictureAddress } from './read-guide';

/**
 * Markdown as elements. Of HTML in it nothing is shown, links lead only to other pages, and pictures are only those of
 * the guide: the window's content policy would refuse the rest anyway.
 */
export function GuideTokens({ tokens }: { tokens: readonly Token[] }): ReactNode {
  return tokens.map((token, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes.
    <Fragment key={place}>{elementOf(token)}</Fragment>
  ));
}

function inside(token: { tokens?: readonly Token[] | undefined }): ReactNode {
  return <GuideTokens tokens={token.tokens ?? []} />;
}

function elementOf(token: Token): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return <p>{inside(token)}</p>;
    case 'heading':
      return <h3>{inside(token)}</h3>;
    case 'strong':
      return <strong>{inside(token)}</strong>;
    case 'em':
      return <em>{inside(token)}</em>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return (
        <pre className="selectable">
          <code>{token.text}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{inside(token)}</blockquote>;
    case 'list':
      return <GuideList list={token as Tokens.List} />;
    case 'table':
      return <GuideTable table={token as Tokens.Table} />;
    case 'link':
      return <GuideLink link={token as Tokens.Link} />;
    case 'image':
      return <GuidePicture image={token as Tokens.Image} />;
    case 'br':
      return <br />;
    case 'escape':
      return token.text;
    case 'text':
      return token.tokens === undefined ? plainly(token.text) : inside(token);
    default:
      return null;
  }
}

/** Marked leaves the references of HTML in a text. */
function plainly(text: string): string {
  const known = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" } as const;
  return text.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (reference) => known[reference as keyof typeof known],
  );
}

function GuideList({ list }: { list: Tokens.List }) {
  const items = list.items.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes.
    <li key={place}>{inside(item)}</li>
  ));
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function GuideTable({ table }: { table: Tokens.Table }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard.
    <div className="guide-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.header.map((cell) => (
              <th key={cell.text} scope="col">
                {inside(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.map((cell) => cell.text).join('|')}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes.
                <td key={place}>{inside(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `notes.md`, `notes.md#from-git`, `errors.md#key-revoked`. An address elsewhere is shown in full, to be copied. */
const pageLink = /^([a-z-]+)\.md(?:#([\w-]+))?$/;

function GuideLink({ link }: { link: Tokens.Link }) {
  const [, name = '', anchor] = pageLink.exec(link.href) ?? [];
  const page = name === 'errors' || isGuidePage(name) ? name : null;
  if (page === null)
    return (
      <>
        {inside(link)}
        {link.text !== link.href && <span className="selectable"> ({link.href})</span>}
      </>
    );
  return (
    <button
      type="button"
      className="guide-link"
      onClick={() => openHelp(anchor === undefined ? { page } : { page, at: anchor })}
    >
      {inside(link)}
    </button>
  );
}

function GuidePicture({ image }: { image: Tokens.Image }) {
  const address = pictureAddress(image.href);
  if (address === null) return null;
  return <img className="guide-picture" src={address} alt={image.text} />;
}
