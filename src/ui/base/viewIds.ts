/** What the manifest and the code call the extension's views and pages. */

/** The view of the instances and their licenses. */
export const LICENSES_VIEW = 'gitlabLicenses.licenses';

/** The page of an instance's usage, or of a saved export. */
export const USAGE_VIEW = 'gitlabLicenses.usage';

/** The page of an instance's users; VS Code restores none of this type after a reload. */
export const SEATS_VIEW = 'gitlabLicenses.seats';

/** The page of all instances; not restored after a reload either. */
export const OVERVIEW_VIEW = 'gitlabLicenses.overview';

/** The editor that shows a saved usage export as a page. */
export const USAGE_EXPORT_EDITOR = 'gitlabLicenses.usageExport';

/** VS Code remembers by this id that a user has hidden the status bar item. */
export const STATUS_ITEM = 'gitlabLicenses.status';
