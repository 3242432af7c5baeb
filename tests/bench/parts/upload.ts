import { measureSending } from './sending';
import { measureWindow } from './upload-window';

/** The sender against its peers, and what the app's window feels of it. */
export async function measureUpload(): Promise<void> {
  await measureSending();
  await measureWindow();
}
