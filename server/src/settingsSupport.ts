/**
 * How settings come in: the server asks for them where the client can be asked, else it takes what
 * the client sends along. Until the first answer it serves with what `initialize` brought.
 */
import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { describeError } from './runSafe';
import {
  readSettings,
  readSettingsObject,
  SETTINGS_SECTION,
  type ServerSettings,
  sameSettings,
} from './serverSettings';
import type { Session } from './session';

/** Keeps `session.settings` up to date; `changed` is called when they are really different. */
export function registerSettings(connection: Connection, session: Session, changed: () => void): void {
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
      const section: unknown = await connection.workspace.getConfiguration(SETTINGS_SECTION);
      // Answers may overtake each other.
      if (number === ask.latest) take(readSettings(section));
    } catch (error) {
      session.log.error(`workspace/configuration failed: ${describeError(error)}`);
    }
  };

  connection.onInitialized(() => {
    if (register) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION })
        .catch((error: unknown) => {
          session.log.error(`client/registerCapability failed: ${describeError(error)}`);
        });
    }
    if (pullSettings) void pull();
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    if (pullSettings) void pull();
    else take(readSettingsObject(settings));
  });
}
