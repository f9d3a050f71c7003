import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import { authenticate } from '../api/auth';
import { json } from '../http/answers';
import type { Answer } from '../http/answers';
import type { RecordedRequest } from '../http/requests';
import type { GitLabState } from '../state';
import { rootValue } from './entities';
import { schemaText } from './schema';

const NOT_AVAILABLE =
  "The resource that you are attempting to access does not exist or you don't have permission to perform this action";

const SCHEMAS = {
  with: buildSchema(schemaText(true)),
  without: buildSchema(schemaText(false)),
};

/** `POST /api/graphql`. GitLab answers 200 to whatever it understands, with its errors in the body. */
export async function graphqlAnswer(state: GitLabState, request: RecordedRequest): Promise<Answer> {
  const { access, delayMilliseconds } = state.graphql;
  if (access === 'off' || !state.features.licenseApi) {
    return json(404, { error: '404 Not Found' });
  }
  await new Promise((resolve) => setTimeout(resolve, delayMilliseconds));
  const document = documentIn(request);
  if (document === undefined) {
    return errors([{ message: 'Unexpected end of document' }]);
  }
  const schema = state.features.blockChangesAt ? SCHEMAS.with : SCHEMAS.without;
  const invalid = validate(schema, document);
  if (invalid.length > 0) {
    return errors(invalid.map(asRuby));
  }
  // A wrong token is refused before the query is looked at, one without the right by each of its fields.
  const permission = authenticate(state, request, {
    access: { kind: 'admin' },
    permission: 'License: Read',
    isRead: true,
  });
  if (permission.kind === 'refused' && permission.answer.status === 401) {
    return json(401, { errors: [{ message: 'Invalid token' }] });
  }
  const isPermitted =
    permission.kind === 'granted' && permission.token.permissions === undefined && access === 'granted';
  const root = isPermitted ? rootValue(state) : denied(document);
  return json(200, await execute({ schema, document, rootValue: root }));
}

function documentIn(request: RecordedRequest): DocumentNode | undefined {
  try {
    const { query } = JSON.parse(request.body) as { query: string };
    return parse(query);
  } catch {
    return undefined;
  }
}

/** Each field of the query is refused by itself. */
function denied(document: DocumentNode): Record<string, unknown> {
  const roots = document.definitions.flatMap((definition) =>
    'selectionSet' in definition ? definition.selectionSet.selections : [],
  );
  const refuse = () => {
    throw new GraphQLError(NOT_AVAILABLE);
  };
  return Object.fromEntries(roots.flatMap((root) => ('name' in root ? [[root.name.value, refuse]] : [])));
}

function errors(list: readonly unknown[]): Answer {
  return json(200, { errors: list });
}

const UNKNOWN_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"/;

/** graphql-ruby has other words than graphql-js, and says in `extensions` what it is about. */
function asRuby({ message, locations }: GraphQLError): unknown {
  const [, fieldName, typeName] = UNKNOWN_FIELD.exec(message) ?? [];
  return fieldName === undefined
    ? { message, locations }
    : {
        message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
        locations,
        extensions: { code: 'undefinedField', typeName, fieldName },
      };
}
