import { printable } from '../../package/refusal';
import { andMore, blocker, type Check, quoted, warning } from '../check';
import { commandFile } from '../command-words';
import { slicesInApp } from '../executables';

/** A segment of one page holds no more than the mark of a library that could have had bitcode. */
const page = 0x4000;

/** Error 90482: bitcode is no longer taken. */
export const bitcodeLeft: Check = (pkg) => {
  const found = slicesInApp(pkg).filter(({ slice }) => slice.hasBitcode);
  const [first] = found;
  if (first === undefined) return null;
  const file = commandFile(first.file.path);
  const isWhole = found.some(({ slice }) =>
    slice.segments.some(({ name, fileSize }) => name === '__LLVM' && fileSize > page),
  );
  return (isWhole ? blocker : warning)('bitcode-left', {
    where: `${printable(first.file.path)}, __LLVM`,
    title: `${quoted(first.file.path)}${andMore(found)} contains bitcode, which Apple no longer takes`,
    whatToDo:
      'Take a newer release of that library, or strip it in a build phase; then archive and export again.',
    command: `xcrun bitcode_strip -r ${file} -o ${file}`,
  });
};
