import { createElement, Fragment, type ReactNode } from 'react';

interface PiecesProps {
  of: readonly { text: string; strong?: true }[];
}

/** Children by place instead of by key: a sentence has no order that could change. */
export function inOrder(children: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...children);
}

/** A sentence with the words that matter set in bold. */
export function Pieces({ of }: PiecesProps) {
  return inOrder(of.map(({ text, strong }) => (strong ? createElement('b', null, text) : text)));
}
