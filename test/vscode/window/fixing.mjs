// Broken requests: what a user is offered when one is opened or pasted.
import assert from 'node:assert/strict';

/** As people copy it: two end tags without their slash, one element never closed, one end tag misspelled. */
const broken = `<Request>
  <Tag>MediaInfo</Tag>
  <Input>
    <Object>films/dawn.mp4<Object>
  </Input>
  <Operation>
    <UserData>order 4711</UserDate>
  </Operation>
  <CallBack>https://callback.example.com/ci
  <CallBackFormat>JSON<CallBackFormat>
</Request>
`;

const offer = 'can be fixed';
const line = (text) => `.view-line:has-text(${JSON.stringify(text)})`;

/** Tests by title; each gets a window of its own. */
export const fixingTests = {
  'a broken request that is pasted is fixed as a whole; one undo takes that back, and nobody asks again': {
    file: 'empty.cijob.xml',
    async run({ user }) {
      await user.waitFor('.squiggly-error');
      await user.page.locator('.view-lines').first().click();
      await user.paste(broken);
      assert.equal(
        await user.readNotification(offer),
        "4 problems in 'empty.cijob.xml' can be fixed automatically.",
      );
      await user.answerNotification(offer, 'Fix All');
      await user.waitFor(line('<UserData>order 4711</UserData>'));
      await user.waitFor(line('<CallBack>https://callback.example.com/ci</CallBack>'));
      await user.waitFor(line('<CallBackFormat>JSON</CallBackFormat>'));
      await user.waitFor('.squiggly-error', 'hidden');
      await user.page.locator('.view-lines').first().click();
      await user.press('Control+z');
      await user.waitFor(line('<CallBackFormat>JSON<CallBackFormat>'));
      await user.waitFor(line('<UserData>order 4711</UserDate>'));
      await user.waitFor(line('<Object>films/dawn.mp4<Object>'));
      // What was pasted is pasted once more: the offer was made, and comes no more.
      await user.press('Control+a');
      await user.press('Delete');
      await user.waitFor(line('<Request>'), 'hidden');
      await user.paste(broken);
      await user.waitFor(line('<CallBackFormat>JSON<CallBackFormat>'));
      await user.waitFor('.squiggly-error');
      await user.waitForExtension();
      assert.equal(await user.countNotifications(offer), 0);
    },
  },

  'a broken request that is opened can be fixed, and a good one is left in peace': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.openFile('mistakes.cijob.xml');
      assert.equal(
        await user.readNotification(offer),
        "1 problem in 'mistakes.cijob.xml' can be fixed automatically.",
      );
      // It is about the second document only.
      assert.equal(await user.countNotifications(offer), 1);
      await user.answerNotification(offer, 'Fix All');
      await user.waitFor(line('<CallBackFormat>JSON</CallBackFormat>'));
      // What needs a user's decision is left as it was.
      await user.waitFor(line('<Heigth>720</Heigth>'));
    },
  },
};
