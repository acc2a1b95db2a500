/// <summary>The app of an image that has only scripts.</summary>
internal static class LuaApp
{
    private static int Main() => NanoSocket.LuaTask.Run();
}
