import type { IntlMessageFormat } from 'intl-messageformat';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

const plainLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'áƀçđéƒǵĥíĵķĺɱñóƥɋŕšŧúṽŵẋýžÁƁÇĐÉƑǴĤÍĴĶĹṀÑÓƤɊŔŠŦÚṼŴẊÝŽ'];

/**
 * A language that exists only to find faults of the window: every letter accented, so that a text without a message
 * is seen at once, and 40 % longer, as translations are.
 */
export function pseudo(elements: Ast): Ast {
  return elements.map((element) => {
    if (element.type === 0) return { ...element, value: stretched(element.value) };
    if ('options' in element) {
      const options = Object.fromEntries(
        Object.entries(element.options).map(([name, option]) => [
          name,
          { ...option, value: pseudo(option.value) },
        ]),
      );
      return { ...element, options } as typeof element;
    }
    if ('children' in element) return { ...element, children: pseudo(element.children) };
    return element;
  });
}

function stretched(text: string): string {
  const letters = [...text]
    .map((letter) => accented[plainLetters.indexOf(letter)] ?? letter)
    .join('');
  const added = Math.round((text.match(/\p{L}/gu)?.length ?? 0) * 0.4);
  if (added === 0) return letters;
  const [, body = '', end = ''] = /^([\s\S]*?)(\s*)$/.exec(letters) ?? [];
  return `${body}${'~'.repeat(added)}${end}`;
}
