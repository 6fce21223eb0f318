/**
 * The command line in Simplified Chinese: what people read changes, what programs read does not.
 */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { english } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import { run, TARGET } from './support';

const CHINESE = ['--language', 'zh-cn'];

describe('ci-job in Chinese', () => {
  after(() => setLocale(english));

  it('says what is wrong with the arguments', async () => {
    const { exitCode, stderr } = await run(['chekc', ...CHINESE]);
    assert.deepEqual(
      [exitCode, stderr],
      [2, 'ci-job: `chekc` 不是命令。是否应为 `check`？\n用法请参见 `ci-job --help`。\n'],
    );
  });

  it('helps, for the program and for each command', async () => {
    const { stdout } = await run(['--help', ...CHINESE]);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name);
    assert.deepEqual(commands.slice(0, 2), ['check', 'format']);
    for (const command of commands) {
      const help = await run([command, '--help', ...CHINESE]);
      assert.deepEqual([command, help.exitCode, help.stdout.slice(0, 3)], [command, 0, '用法：']);
    }
  });

  it('says that it does not know a language, in the language that it had', async () => {
    setLocale(english);
    const { exitCode, stderr } = await run(['check', '--language', 'tlh', 'a.xml']);
    assert.deepEqual(
      [exitCode, stderr],
      [2, 'ci-job: `tlh` is not a language: it must be `en` or `zh-cn`.\nSee `ci-job --help`.\n'],
    );
  });

  it('counts', async () => {
    const { exitCode, stdout } = await run(['check', 'good.xml', ...CHINESE]);
    assert.deepEqual([exitCode, stdout], [0, '已检查 1 个文件：没有问题。\n']);
    const several = await run(['check', 'bad.xml', 'warn.xml', ...CHINESE]);
    assert.match(several.stdout, /\n已检查 2 个文件：1 个错误、1 个警告。\n$/);
  });

  it('tells about jobs, and the same as ever to programs', async () => {
    const body = `<Response><JobsDetail><JobId>j1</JobId><State>Failed</State><Code>NoSuchX</Code><Message>No such thing</Message><Progress>40</Progress><Tag>Demo</Tag><CreationTime>2026-01-31T10:00:00+0800</CreationTime><Input><Object>in.mp4</Object><BucketId>b-1</BucketId><Region>ap-x</Region></Input></JobsDetail></Response>`;
    const describeJob = ['describe', 'j1', ...TARGET, ...CHINESE];
    const { stdout } = await run(describeJob, { steps: [{ body }] });
    assert.equal(
      stdout,
      [
        'JobId：    j1',
        '状态：     失败',
        '错误码：   NoSuchX',
        '消息：     No such thing',
        'Tag：      Demo',
        '创建时间： 2026-01-31T10:00:00+0800',
        '输入：     in.mp4（b-1，ap-x）',
        '',
      ].join('\n'),
    );
    const json = await run([...describeJob, '--json'], { steps: [{ body }] });
    assert.equal(JSON.parse(json.stdout).jobs[0].state, 'Failed');
  });

  it('describes the commands in the completion of shells', async () => {
    const descriptions = {
      zsh: [
        '# ci-job 的 zsh 补全。写在 ~/.zshrc 中，compinit 之后：eval "$(ci-job completion zsh)"',
        "    'describe:查询任务'",
        "    'help:显示某个命令的帮助'",
      ],
      fish: [
        '# ci-job 的 fish 补全。保存方法：ci-job completion fish > ~/.config/fish/completions/ci-job.fish',
        "complete -c ci-job -n \"__ci_job_has_only ''\" -a describe -d '查询任务'",
        "complete -c ci-job -n \"__ci_job_has_only ''\" -a help -d '显示某个命令的帮助'",
      ],
      bash: ['# ci-job 的 bash 补全。写在 ~/.bashrc 中：eval "$(ci-job completion bash)"'],
    };
    for (const [shell, expected] of Object.entries(descriptions)) {
      const { stdout } = await run(['completion', shell, ...CHINESE]);
      const lines = stdout.split('\n');
      assert.deepEqual(
        expected.filter((line) => !lines.includes(line)),
        [],
        stdout,
      );
    }
  });

  it('says at the top of a schema what it is', async () => {
    const { stdout } = await run(['schema', '--format', 'xsd', '--tag', 'Demo', ...CHINESE]);
    assert.deepEqual(stdout.split('\n').slice(1, 7), [
      '<!--',
      '  Demo 的请求。',
      '  此 Schema 不含元素之间的规则，响应也不是请求。',
      '  `ci-job check` 检查全部规则。',
      '  XML Schema 无法为可按任意顺序出现的元素计数：含有可重复子元素的元素，',
      '  其各个子元素都可以出现任意次。',
    ]);
  });
});
