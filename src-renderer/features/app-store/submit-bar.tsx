import { type AppKey, pageOf, useAppPages } from '../../store/app-pages';
import { type StoreCardProps, useStoreKey, useStoreTab } from '../../store/app-store';

/** Below the tab, once the version was read. */
export function StoreFoot({ app }: { app: AppKey }) {
  const key = useStoreKey(
    app,
    useAppPages((state) => pageOf(state, app).value),
  );
  const { value } = useStoreTab(key);
  return value === null ? null : <SubmitBar app={key} page={value} />;
}

function SubmitBar(_: StoreCardProps) {
  return null;
}
