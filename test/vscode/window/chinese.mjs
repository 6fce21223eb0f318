// The extension in Simplified Chinese: by the display language of the editor, and by the setting alone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const lens = (words) => `.codelens-decoration:has-text("${words}")`;

/** Tests by title; each gets a window of its own. */
export const chineseTests = {
  'an editor in Chinese shows commands, problems and questions in Chinese, and submits': {
    file: 'transcode.cijob.xml',
    language: 'zh-cn',
    async run({ user, submissions }) {
      await user.waitFor(lens('提交'));
      await user.waitFor('.statusbar-item:has-text("CI 沙箱：")');
      await user.runCommand('CI 任务: 提交');
      const question = await user.readDialog();
      for (const fact of [
        '提交此 Transcode 任务？',
        '存储桶：examplebucket-1250000000',
        '地域：ap-chongqing',
        '输入：originals/harbour-at-dawn.mov',
        '将提交到本机的沙箱：不处理任何内容，也不计费。',
      ]) {
        assert.ok(question.includes(fact), `\`${fact}\` should be in: ${question}`);
      }
      await user.answerDialog('提交');
      await user.waitForLineBeside('<JobId>');
      assert.match(await user.readNotification('已提交任务'), /^已提交任务 '\w+'：(已提交|执行中|成功)/);
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },

  'the setting alone makes problems, lenses and questions Chinese, at once': {
    file: 'mistakes.cijob.xml',
    async run({ user, workspace }) {
      await user.waitForExtension();
      const folder = path.join(workspace, '.vscode');
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, 'settings.json'), '{ "ciJob.language": "zh-cn" }');
      // The problems are reported anew, and the lens counts them.
      await user.waitFor(lens('个错误'));
      await user.runCommand('CI Job: Submit');
      assert.match(
        await user.readDialog(),
        /'mistakes\.cijob\.xml' 有 5 个错误，未提交。 第一个： 第 \d+ 行：'\w+' 的值 '.+' 无效/,
      );
      await user.answerDialog('显示问题');
      await user.waitFor(
        '.markers-panel .monaco-list-row:has-text("`Fps` 的值 `75` 无效：应为大于 0 且不大于 60 的数字")',
      );
    },
  },
};
