/** Breaks what VS Code would turn into a link: a server's words must not run a command when they are clicked. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/**
 * A text of a user or a server for labels in which VS Code turns `$(name)` into an icon: on one line, to be read as
 * it is.
 */
export function withoutIcons(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('$(', '\\$(');
}
