/* The submission of a version to App Review, and what keeps it from there. */
export const storeReview = {
  'step.store-review.withdraws': 'Withdrawing the earlier submission from App Review',

  'error.store-not-withdrawable.title': 'The submission can’t be withdrawn from App Review',
  'error.store-not-withdrawable.fix':
    'Wait until App Review has finished, then resume the run. App Store Connect on the web may still offer to cancel it.',
  'error.store-not-withdrawable.refused':
    'App Store Connect refuses to cancel the submission. Its state is {state}.',
  'error.store-not-withdrawable.takes-long':
    'App Store Connect is still canceling the submission after ten minutes.',
} as const;
