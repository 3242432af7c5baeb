import { say } from '#shared/words/say';
import { useAppName } from '../../store/app-pages';
import {
  closeInformationSheet,
  formOf,
  useInformation,
  useInformationSheet,
} from '../../store/test-information';
import { Sheet } from '../../ui/dialog';
import { TestInformationView } from './test-information-view';

/** The same form over another screen: what is missing is filled in where that is said. */
export function TestInformationSheet() {
  const app = useInformationSheet((state) => state.app);
  const known = useAppName(app);
  const name = useInformation((forms) =>
    app === null ? '' : (formOf(forms, app).information?.app.name ?? known),
  );
  return (
    <Sheet
      title={say('test-information.title')}
      text={say('test-information.sheet-text', { app: name })}
      size="large"
      isOpen={app !== null}
      onClose={closeInformationSheet}
    >
      {app !== null && (
        <div className="information-sheet">
          <TestInformationView app={app} />
        </div>
      )}
    </Sheet>
  );
}
