import { createElement, Fragment, type ReactNode } from 'react';

interface PiecesProps {
  of: readonly { text: string; strong?: true }[];
}

/** Children by index instead of by key: the order of a sentence never changes. */
export function inOrder(children: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...children);
}

/** A sentence with the important words in bold. */
export function Pieces({ of }: PiecesProps) {
  return inOrder(of.map(({ text, strong }) => (strong ? createElement('b', null, text) : text)));
}
