import type { ConfiguredProxy } from './way';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxies that VS Code can know of for a server: its own setting, then the environment's variables in the order in
 * which it reads them.
 *
 * @param setting the value of `http.proxy`
 */
export function configuredProxies(
  { protocol }: URL,
  setting: string | undefined,
  variables: Variables,
): readonly ConfiguredProxy[] {
  const names =
    protocol === 'https:'
      ? ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']
      : ['HTTP_PROXY', 'http_proxy'];
  return [...proxyIn('http.proxy', setting), ...names.flatMap((name) => proxyIn(name, variables[name]))];
}

function proxyIn(setting: string, value: string | undefined): readonly ConfiguredProxy[] {
  if (value === undefined || !URL.canParse(value)) {
    return [];
  }
  const { hostname, port, protocol } = new URL(value);
  const usual = protocol === 'https:' ? 443 : 80;
  return [
    { setting, hostname: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? usual : Number(port) },
  ];
}
