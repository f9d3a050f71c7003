@rem Scripts of package.json begin with "exec": without it, a shell such as dash keeps an interrupt to npm for itself until the program ends. cmd.exe knows no exec; this runs the rest of the line.
@%*
