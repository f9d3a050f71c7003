/** Permissions of fine-grained tokens, as GitLab's pages and refusals name them, by what they are about. */
const BY_BOUNDARY = {
  instance: [
    'License: Read',
    'License: Create',
    'License: Delete',
    'License Billable User: Refresh',
    'Metadata: Read',
  ],
  user: ['User: Read', 'Personal Access Token: Read'],
} as const;

export type Permission = (typeof BY_BOUNDARY)[keyof typeof BY_BOUNDARY][number];

export const ALL_PERMISSIONS: readonly Permission[] = [...BY_BOUNDARY.instance, ...BY_BOUNDARY.user];

/** What a refusal calls the place where a permission is given. */
export function boundaryOf(permission: Permission): keyof typeof BY_BOUNDARY {
  return BY_BOUNDARY.user.some((one) => one === permission) ? 'user' : 'instance';
}
