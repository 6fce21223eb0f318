/**
 * How settings come in: the server asks for them where the client can be asked, else it takes what
 * the client sends along. Until the first answer it serves with what `initialize` brought.
 */
import type {
  ConfigurationParams,
  DidChangeConfigurationParams,
  RegistrationParams,
} from 'vscode-languageserver';
import { describeError } from './runSafe';
import type { ServerConnection } from './serverConnection';
import {
  readSettings,
  readSettingsObject,
  SETTINGS_SECTION,
  type ServerSettings,
  sameSettings,
} from './serverSettings';
import type { Session } from './session';

const DID_CHANGE = 'workspace/didChangeConfiguration';

/** Keeps `session.settings` up to date; `changed` is called when they are really different. */
export function registerSettings(connection: ServerConnection, session: Session, changed: () => void): void {
  const { pullSettings, registerSettings: register } = session.client;
  const ask = { latest: 0 };

  const take = (settings: ServerSettings): void => {
    if (sameSettings(settings, session.settings)) return;
    session.settings = settings;
    changed();
  };

  const pull = async (): Promise<void> => {
    const number = ++ask.latest;
    try {
      const section = await askForSettings(connection);
      // Answers may overtake each other.
      if (number === ask.latest) take(readSettings(section));
    } catch (error) {
      session.log.error(`workspace/configuration failed: ${describeError(error)}`);
    }
  };

  connection.onNotification('initialized', () => {
    if (register) {
      registerForChanges(connection).catch((error: unknown) => {
        session.log.error(`client/registerCapability failed: ${describeError(error)}`);
      });
    }
    if (pullSettings) void pull();
  });
  connection.onNotification(DID_CHANGE, ({ settings }: DidChangeConfigurationParams) => {
    if (pullSettings) void pull();
    else take(readSettingsObject(settings));
  });
}

async function askForSettings(connection: ServerConnection): Promise<unknown> {
  const params: ConfigurationParams = { items: [{ section: SETTINGS_SECTION }] };
  const answer: unknown = await connection.sendRequest('workspace/configuration', params);
  return Array.isArray(answer) ? answer[0] : undefined;
}

function registerForChanges(connection: ServerConnection): Promise<unknown> {
  const registration = {
    id: SETTINGS_SECTION,
    method: DID_CHANGE,
    registerOptions: { section: SETTINGS_SECTION },
  };
  const params: RegistrationParams = { registrations: [registration] };
  return connection.sendRequest('client/registerCapability', params);
}
