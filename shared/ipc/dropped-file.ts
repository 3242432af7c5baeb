/**
 * The preload tells main the path of a file that the page has in its hands, on a channel that the page can't use. A page
 * gets such a file only when a person drops or chooses it.
 */
export const droppedFileChannel = 'preload:dropped-file';
