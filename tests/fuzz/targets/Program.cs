// The targets as an image for the board posix: libFuzzer is its main loop and calls the target with each input.
using NanoSocket.Fuzz;

return FuzzProgram.Start();
