using VinhDanh.Samples;

if (args.Length != 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: dotnet run --project tools/samples -- samples");
    return 2;
}
foreach (var (name, content) in SampleFiles.Make(args[0]))
{
    File.WriteAllBytes(Path.Combine(args[0], name), content);
    Console.WriteLine($"{name}: {content.Length} bytes");
}
return 0;
