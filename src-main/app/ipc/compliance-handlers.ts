import type { HandlerParts, HandlersOf } from './handler-parts';
import { assertAccount } from './test-information-handlers';

export function complianceHandlers({
  engine,
}: Pick<HandlerParts, 'engine'>): HandlersOf<'compliance'> {
  return {
    'compliance:read': (app) => engine.complianceAnswers.read(app),
    'compliance:remember': async ({ usesNonExemptEncryption, ...app }) => {
      await assertAccount(engine, app.accountId);
      return engine.complianceAnswers.remember(app, usesNonExemptEncryption);
    },
    'compliance:forget': async (app) => {
      await engine.complianceAnswers.forget(app);
      return null;
    },
  };
}
