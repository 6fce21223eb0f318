/**
 * Every setting of the product, once: names without `ciJob.`, in the order in which they are shown.
 * A new setting is a record here and the code that uses it; then run `npm run generate`.
 */
import { LOCALES, locales } from '../l10n/locales';
import type { SettingGroup, Texts } from './settingRecord';

const BUCKET_PATTERN = {
  regex: '^$|^[a-z0-9]([a-z0-9-]*[a-z0-9])?-[0-9]+$',
  message: {
    en: 'BucketName-APPID, for example examplebucket-1250000000.',
    'zh-cn': '应为 BucketName-APPID，例如 examplebucket-1250000000。',
  },
} as const;

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const;

const REGION_EXAMPLE: Texts = { en: 'For example `ap-chongqing`.', 'zh-cn': '例如 `ap-chongqing`。' };

/** Each language by its name. */
function languageNames(): Readonly<Record<string, Texts>> {
  return Object.fromEntries(
    LOCALES.map((locale) => {
      const { names } = locales[locale];
      return [locale, { en: `${names.en}.`, 'zh-cn': `${names['zh-cn']}。` }];
    }),
  );
}

/** The groups, the most general one first. */
export const settingGroups = [
  {
    id: 'general',
    title: { en: 'CI Job', 'zh-cn': 'CI 任务' },
    settings: {
      bucket: {
        type: 'string',
        default: '',
        scope: 'resource',
        restricted: true,
        pattern: BUCKET_PATTERN,
        description: {
          en: 'Bucket that jobs are submitted to: its name and the APPID, for example `examplebucket-1250000000`. If empty, you are asked for it.',
          'zh-cn':
            '提交任务的存储桶：BucketName-APPID，例如 `examplebucket-1250000000`。留空则在提交时询问。',
        },
        projectFile: {
          en: 'Name and APPID, for example `examplebucket-1250000000`.',
          'zh-cn': 'BucketName-APPID，例如 `examplebucket-1250000000`。',
        },
      },
      region: {
        type: 'string',
        default: '',
        scope: 'resource',
        restricted: true,
        description: {
          en: 'Region of the bucket, for example `ap-chongqing`. If empty, you are asked for it.',
          'zh-cn': '存储桶所在的地域，例如 `ap-chongqing`。留空则在提交时询问。',
        },
        projectFile: {
          en: 'Region of the bucket, for example `ap-chongqing`.',
          'zh-cn': '存储桶所在的地域，例如 `ap-chongqing`。',
        },
      },
      profiles: {
        type: 'list',
        default: [],
        restricted: true,
        description: {
          en: 'Named targets for jobs; the status bar and “CI Job: Switch Profile…” choose one for a workspace. Never enter a SecretId or a SecretKey here: a profile specifies only the source of its credentials.',
          'zh-cn':
            '命名的提交目标（连接配置）；状态栏和“CI 任务: 切换连接配置…”为工作区选择其中之一。切勿在此填写 SecretId 或 SecretKey：连接配置只说明密钥的来源。',
        },
        required: ['name'],
        properties: {
          name: {
            type: 'string',
            minLength: 1,
            description: { en: 'For example `Test`.', 'zh-cn': '例如 `Test`。' },
          },
          bucket: {
            type: 'string',
            pattern: BUCKET_PATTERN,
            description: {
              en: 'Name and APPID, for example `examplebucket-1250000000`.',
              'zh-cn': 'BucketName-APPID，例如 `examplebucket-1250000000`。',
            },
          },
          region: { type: 'string', description: REGION_EXAMPLE },
          endpoint: {
            type: 'string',
            description: {
              en: 'Another address of the service. Read from the user settings only.',
              'zh-cn': '其他服务地址（Endpoint），只取自用户设置。',
            },
          },
          production: {
            type: 'boolean',
            default: false,
            description: {
              en: 'Highlight the profile, and confirm every submission.',
              'zh-cn': '以醒目方式显示，且每次提交都要确认。',
            },
          },
          confirm: {
            type: 'boolean',
            default: true,
            description: {
              en: 'Ask before each submission. Only a profile in the user settings that is not for production can turn this off; warnings and repeated requests always ask.',
              'zh-cn': '每次提交前询问。只有用户设置中的非生产连接配置才能关闭；有警告或重复提交时仍会询问。',
            },
          },
          credentials: {
            type: 'choice',
            default: 'auto',
            choices: {
              auto: {
                en: 'The credentials that “Set Credentials…” stored for this profile, else those stored without a profile, else the environment.',
                'zh-cn':
                  '“设置密钥…”为此连接配置保存的密钥，否则为不使用连接配置时保存的密钥，再否则为环境变量。',
              },
              stored: {
                en: 'Only the credentials that “Set Credentials…” stored for this profile.',
                'zh-cn': '仅“设置密钥…”为此连接配置保存的密钥。',
              },
              environment: {
                en: 'TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY of the environment that the editor was started in.',
                'zh-cn': '启动编辑器的环境中的 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY。',
              },
              coscli: {
                en: '~/.cos.yaml of coscli, unless it is encrypted.',
                'zh-cn': 'coscli 的 ~/.cos.yaml（未加密时）。',
              },
              coscmd: { en: '~/.cos.conf of coscmd.', 'zh-cn': 'coscmd 的 ~/.cos.conf。' },
              tccli: {
                en: '~/.tccli/<profile>.credential of tccli.',
                'zh-cn': 'tccli 的 ~/.tccli/<profile>.credential。',
              },
            },
            description: { en: 'Where the credentials come from.', 'zh-cn': '密钥的来源。' },
          },
          tccliProfile: {
            type: 'string',
            default: 'default',
            description: { en: 'The profile of tccli.', 'zh-cn': '使用 tccli 的哪个配置。' },
          },
        },
      },
      endpoint: {
        type: 'string',
        default: '',
        scope: 'machine',
        restricted: true,
        description: {
          en: 'Another address of the service, for example of a sandbox. Plain `http` only for this machine. A workspace cannot set it, so that it cannot redirect signed requests.',
          'zh-cn':
            '其他服务地址（Endpoint），例如沙箱的地址。明文 `http` 只能用于本机。工作区不能设置此项，因此无法改变已签名请求的发送地址。',
        },
        projectFile: 'refused',
      },
      'jobs.grouped': {
        type: 'boolean',
        default: true,
        description: {
          en: 'Show the list of jobs in groups: by profile if there are jobs of several, and by state.',
          'zh-cn': '分组显示任务列表：有多个连接配置的任务时按连接配置，并按状态。',
        },
      },
      language: {
        type: 'choice',
        default: 'auto',
        choices: {
          auto: { en: 'The display language of the editor.', 'zh-cn': '与编辑器的显示语言相同。' },
          ...languageNames(),
        },
        description: {
          en: 'Language of messages, hovers and completion.',
          'zh-cn': '消息、悬停提示和补全的语言。',
        },
        projectFile: {
          en: 'Language of the messages of `ci-job`; `auto` is that of the terminal.',
          'zh-cn': '`ci-job` 的消息所用的语言；`auto` 与终端的语言相同。',
        },
      },
      'trace.server': {
        type: 'choice',
        default: 'off',
        choices: {
          off: { en: 'No trace.', 'zh-cn': '不跟踪。' },
          messages: { en: 'The messages.', 'zh-cn': '跟踪消息。' },
          verbose: { en: 'The messages and what they contain.', 'zh-cn': '跟踪消息及其内容。' },
        },
        description: {
          en: 'Trace the messages between the editor and the language server. The trace contains the text of your documents.',
          'zh-cn': '跟踪编辑器与语言服务器之间的通信。跟踪内容包含文档的文本。',
        },
      },
    },
  },
  {
    id: 'editing',
    title: { en: 'Editing', 'zh-cn': '编辑' },
    settings: {
      detect: {
        type: 'choice',
        default: 'auto',
        choices: {
          auto: { en: 'Switch the document to CI Job Request.', 'zh-cn': '将文档切换为 CI 任务请求。' },
          prompt: { en: 'Ask first.', 'zh-cn': '先询问。' },
          off: { en: 'Leave it as XML.', 'zh-cn': '保持为 XML。' },
        },
        description: {
          en: 'What to do with an open XML document whose root is <Request> with a known <Tag>.',
          'zh-cn': '打开根元素为 <Request> 且 <Tag> 已知的 XML 文档时如何处理。',
        },
      },
      'validation.enabled': {
        type: 'boolean',
        default: true,
        description: {
          en: 'Check requests while they are edited. A request is always checked before it is submitted.',
          'zh-cn': '编辑时检查请求。提交前总会检查。',
        },
        projectFile: {
          en: 'Whether `ci-job check` checks requests; `ci-job submit` always does.',
          'zh-cn': '`ci-job check` 是否检查请求；`ci-job submit` 总会检查。',
        },
      },
      autoClosingTags: {
        type: 'boolean',
        default: true,
        scope: 'language-overridable',
        description: {
          en: 'Insert the end tag when a start tag or </ is typed.',
          'zh-cn': '输入开始标签或 </ 时插入结束标签。',
        },
      },
      offerFixes: {
        type: 'boolean',
        default: true,
        renamedFrom: 'offerToMend',
        description: {
          en: 'Offer to fix all problems of a malformed request when it is opened or pasted. Asked once for each document.',
          'zh-cn': '打开或粘贴有错误的请求时，提示修复全部问题。每个文档只询问一次。',
        },
      },
      'format.compactLeaves': {
        type: 'boolean',
        default: false,
        scope: 'language-overridable',
        description: {
          en: 'When formatting, remove the spaces between a one-line value and its tags: `<Fps> 30 </Fps>` becomes `<Fps>30</Fps>`. Elements with attributes, values of several lines and CDATA stay as they are.',
          'zh-cn':
            '格式化时，单行的值紧贴标签：`<Fps> 30 </Fps>` 变为 `<Fps>30</Fps>`。带属性的元素、多行的值和 CDATA 保持不变。',
        },
        projectFile: {
          en: 'Whether `ci-job format` writes one-line values right between their tags.',
          'zh-cn': '`ci-job format` 是否让单行的值紧贴标签。',
        },
      },
      'diagnostics.severity': {
        type: 'map',
        default: {},
        levels: LEVELS,
        description: {
          en: 'Severity by diagnostic code, for example `{ "unknown-element": "information" }`: `error`, `warning`, `information`, `hint` or `off`.',
          'zh-cn':
            '按诊断代码设置严重级别，例如 `{ "unknown-element": "information" }`：`error`、`warning`、`information`、`hint` 或 `off`。',
        },
        projectFile: {
          en: 'Severity by diagnostic code; `off` drops the diagnostic. `ci-job explain` lists the codes.',
          'zh-cn': '按诊断代码设置严重级别；`off` 表示不报告。`ci-job explain` 会列出全部代码。',
        },
      },
    },
  },
  {
    id: 'inlayHints',
    title: { en: 'Inlay Hints', 'zh-cn': '内嵌提示' },
    settings: {
      'inlayHints.units': {
        type: 'boolean',
        default: true,
        description: { en: 'Show the unit after each number.', 'zh-cn': '在数字后显示单位。' },
      },
      'inlayHints.defaults': {
        type: 'boolean',
        default: true,
        description: {
          en: 'Show the defaults that apply where an element is not set.',
          'zh-cn': '在未填写元素的位置显示生效的默认值。',
        },
      },
      'inlayHints.derived': {
        type: 'boolean',
        default: true,
        description: {
          en: 'Show values that are not set and follow from others, such as a height that keeps the aspect ratio.',
          'zh-cn': '显示未填写、由其他值决定的值，例如按宽高比计算的高度。',
        },
      },
      'inlayHints.overridden': {
        type: 'boolean',
        default: true,
        description: {
          en: 'Show after an element that the service ignores which element overrides it.',
          'zh-cn': '在服务会忽略的元素后显示取代该元素的元素。',
        },
      },
    },
  },
] as const satisfies readonly SettingGroup[];
