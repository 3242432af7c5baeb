import { measureSending } from './sending';
import { measureWindow } from './upload-window';

/** The sender compared with its peers, and its effect on the app's window. */
export async function measureUpload(): Promise<void> {
  await measureSending();
  await measureWindow();
}
