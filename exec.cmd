@rem Scripts of package.json begin with "exec", so that a signal to npm reaches the program and not a shell before it; cmd.exe knows no exec.
@%*
