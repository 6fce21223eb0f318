-- One session of Neovim's own LSP client with the built server, as a person has it.
-- Reads what to do from the environment and writes what it saw to a file, as JSON.
local bufnr = 0
local wait_ms = 20000
local seen = {}

local function wait_for(what, condition)
  if not vim.wait(wait_ms, condition, 20) then
    error('waited in vain for ' .. what)
  end
end

local function lines()
  return vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)
end

local function diagnostics()
  return vim.tbl_map(function(found)
    return { line = found.lnum, col = found.col, code = found.code, source = found.source, message = found.message }
  end, vim.diagnostic.get(bufnr))
end

-- Puts the cursor on the first place of a plain text, so many characters into it.
local function cursor_on(text, into)
  for number, line in ipairs(lines()) do
    local found = string.find(line, text, 1, true)
    if found then
      vim.api.nvim_win_set_cursor(0, { number, found - 1 + (into or 0) })
      return
    end
  end
  error('no such text: ' .. text)
end

local function request(method, params)
  local answers, failure = vim.lsp.buf_request_sync(bufnr, method, params, wait_ms)
  if not answers then
    error(method .. ': ' .. tostring(failure))
  end
  local _, answer = next(answers)
  return answer and (answer.result or answer.error)
end

local function session()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.CI_JOB_FILE))
  bufnr = vim.api.nvim_get_current_buf()
  vim.bo.filetype = 'xml'
  local id = vim.lsp.start_client({
    name = 'ci-job',
    cmd = { vim.env.CI_JOB_NODE, vim.env.CI_JOB_SERVER, '--stdio' },
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(bufnr, id)
  wait_for('the handshake', function()
    local client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end)
  seen.capabilities = vim.tbl_keys(vim.lsp.get_client_by_id(id).server_capabilities)
  table.sort(seen.capabilities)

  wait_for('diagnostics', function()
    return #vim.diagnostic.get(bufnr) > 0
  end)
  seen.diagnostics = diagnostics()

  cursor_on('<Tag>', 2)
  seen.hover = request('textDocument/hover', vim.lsp.util.make_position_params()).contents
  seen.highlights = #request('textDocument/documentHighlight', vim.lsp.util.make_position_params())

  cursor_on('<CallBackFormat>', 18)
  local completion = vim.tbl_map(function(item)
    return item.label
  end, request('textDocument/completion', vim.lsp.util.make_position_params()).items)
  seen.completion = completion

  -- Renaming what nobody knows gives it a name that somebody does.
  cursor_on('<Inptu>', 1)
  vim.lsp.buf.rename('Input')
  wait_for('the rename', function()
    return table.concat(lines(), '\n'):find('</Input>', 1, true) ~= nil
  end)
  seen.renamed = lines()

  cursor_on('<CallBackFormat>', 22)
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local actions = request('textDocument/codeAction', params)
  seen.actions = vim.tbl_map(function(action)
    return action.title
  end, actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  wait_for('the end of the diagnostics', function()
    return #vim.diagnostic.get(bufnr) == 0
  end)
  seen.fixed = lines()

  vim.lsp.buf.formatting_sync({ tabSize = 2, insertSpaces = true }, wait_ms)
  seen.formatted = lines()
end

local ok, failure = pcall(session)
if not ok then
  seen.failure = tostring(failure)
end
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.CI_JOB_RESULT)
vim.cmd('qall!')
