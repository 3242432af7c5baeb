/* Apple’s roles, and what Slipway does with a key. App Store Connect shows the roles under these names. */
export const roles = {
  'role.ACCOUNT_HOLDER': 'Account Holder',
  'role.ADMIN': 'Admin',
  'role.APP_MANAGER': 'App Manager',
  'role.DEVELOPER': 'Developer',
  'role.MARKETING': 'Marketing',
  'role.CUSTOMER_SUPPORT': 'Customer Support',
  'role.FINANCE': 'Finance',
  'role.SALES': 'Sales',
  'role.ACCESS_TO_REPORTS': 'Access to Reports',

  // Each stands in a table or a list, so it begins as a word within a sentence does.
  'feature.read': 'read apps and builds',
  'feature.upload': 'upload builds',
  'feature.notes': 'edit What to Test',
  'feature.groups': 'assign builds to groups',
  'feature.beta-review': 'submit for beta review',
  'feature.testers': 'notify and invite testers',
  'feature.compliance': 'answer export compliance',
  'feature.app-store': 'submit to the App Store',
  'feature.devices': 'register test devices',
  'feature.users': 'manage users',
} as const;
