import { textsOf } from '../../package/plist/plist-fields';
import { archiveAgain, blocker, type Check, inInfoPlist } from '../check';

const list = 'BGTaskSchedulerPermittedIdentifiers';

/** Error 90771. */
export const backgroundTasksMissing: Check = (pkg) => {
  const modes = textsOf(pkg.infoPlist, 'UIBackgroundModes');
  if (!modes.includes('processing') || textsOf(pkg.infoPlist, list).length > 0) return null;
  return blocker('background-tasks-missing', {
    where: inInfoPlist(pkg, list),
    title: 'The app asks for background processing and names no background task',
    whatToDo: `List the identifiers of its background tasks in Info.plist, or take “processing” out of UIBackgroundModes; ${archiveAgain}`,
    command: `/usr/libexec/PlistBuddy -c "Add :${list} array" -c "Add :${list}:0 string com.example.refresh" Info.plist`,
  });
};
