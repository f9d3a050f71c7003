// Runs a command in a process group of its own and ends that whole group when the process that started the
// guard is gone, however it went: a killed test run must not leave a VS Code behind.
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

// stdin is a pipe whose other end only the starter holds. It closes when the starter ends.
process.stdin.resume();
process.stdin.on('close', () => process.kill(-process.pid, 'SIGKILL'));

// The starter's stop goes to the group: the guard must outlive the command to tell its exit code.
process.on('SIGTERM', () => {});
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
