import { changePlan } from './plan';
import { showToast } from './window';

/** Follows the build that is at Apple already instead of uploading it, or does not after all. */
export function followBuild(follows: boolean): void {
  changePlan(() => ({ followsBuild: follows }));
  showToast(
    follows
      ? 'Nothing is uploaded: the build at Apple is followed.'
      : 'The build at Apple is not followed.',
    () => changePlan(() => ({ followsBuild: !follows })),
  );
}
