// Virtual, abstract, sealed, new-slot and base calls; calls through a base reference chosen at run time.
using System;

abstract class Shape
{
    public virtual string Name => "shape";
    public abstract int Area();
    public virtual int Scale(int by) => Area() * by;
    public string Describe() => Name + ":" + Area() + ":" + Scale(2);
    public override string ToString() => "<" + Describe() + ">";
}

class Rectangle : Shape
{
    protected readonly int Width, Height;
    public Rectangle(int width, int height) { Width = width; Height = height; }
    public override string Name => "rectangle";
    public override int Area() => Width * Height;
}

sealed class Square : Rectangle
{
    public Square(int side) : base(side, side) { }
    public override string Name => "square/" + base.Name;
    public override int Scale(int by) => base.Scale(by) + 1;
    public new string Describe() => "hidden";
}

class Odd : Shape
{
    int _calls;
    public override int Area() => ++_calls;
    public override bool Equals(object? other) => other is Odd odd && odd._calls == _calls;
    public override int GetHashCode() => 7;
}

class NewSlot : Odd
{
    public new virtual int Area() => 1000;
    public int Both() => Area() + ((Shape)this).Area();
}

sealed class NewSlotDerived : NewSlot
{
    public override int Area() => 2000;
}

static class Program
{
    static int Main()
    {
        Shape[] shapes = { new Rectangle(3, 4), new Square(5), new Odd(), new NewSlot(), new NewSlotDerived() };
        uint seed = 12345;
        int sum = 0;
        for (int i = 0; i < 200; i++)
        {
            seed = seed * 1664525 + 1013904223;
            Shape shape = shapes[(seed >> 16) % 5];
            sum = unchecked(sum * 31 + shape.Scale((int)(seed >> 28)));
        }
        Console.WriteLine(sum);
        foreach (Shape shape in shapes) Console.WriteLine(shape.ToString());
        Console.WriteLine(new Square(2).Describe() + " " + ((Shape)new Square(2)).Describe());
        Console.WriteLine(new NewSlot().Both() + " " + new NewSlotDerived().Both());
        Console.WriteLine(new Odd().Equals(new Odd()) + " " + new Odd().Equals(null) + " " + new Odd().GetHashCode());
        object boxed = 42;
        Console.WriteLine(boxed.ToString() + " " + boxed.Equals(42) + " " + boxed.Equals(42L) + " " + boxed.GetHashCode());
        return 0;
    }
}
