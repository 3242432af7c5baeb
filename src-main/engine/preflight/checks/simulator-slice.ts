import { printable } from '../../package/refusal';
import { andMore, blocker, type Check, quoted } from '../check';
import { commandFile, commandWord } from '../command-words';
import { slicesInApp } from '../executables';

const simulatorCpus = ['x86_64', 'i386'];

/** Error 90087. An app for the simulator alone is told by another check. */
export const simulatorSlice: Check = (pkg) => {
  if (pkg.info.platform === null || pkg.info.platform === 'MAC_OS') return null;
  const found = slicesInApp(pkg).filter(
    ({ slice }) => slice.platform?.endsWith('-simulator') || simulatorCpus.includes(slice.cpu),
  );
  const [first] = found;
  if (first === undefined) return null;
  const { path } = first.file;
  return blocker('simulator-slice', {
    where: `${printable(path)}, ${first.slice.cpu}`,
    title: `${quoted(path)}${andMore(found)} has code for the simulator (${first.slice.cpu})`,
    whatToDo:
      'Embed the library as an XCFramework, or take the slice out in a build phase; then archive and export again.',
    command: `lipo -remove ${commandWord(first.slice.cpu, 'x86_64')} ${commandFile(path)} -output ${commandFile(path)}`,
  });
};
