using System;
using System.Buffers.Binary;

namespace NanoSocket.Simulator.Faults;

/// <summary>
/// Name servers give useless answers: a failure, an answer cut off, one to another question, one with another id.
/// </summary>
internal sealed class WrongAnswersFault : INameFault
{
    private const int HeaderLength = 12;
    private const byte ServerFailure = 2;
    private readonly FaultContext context;

    public WrongAnswersFault(FaultContext context) => this.context = context;

    public byte[]? Apply(byte[] answer)
    {
        if (!context.Hits)
        {
            return answer;
        }
        byte[] wrong = [.. answer];
        switch (context.Random.Next(4))
        {
            case 0:
                wrong[3] = (byte)(wrong[3] & 0xF0 | ServerFailure);
                BinaryPrimitives.WriteUInt16BigEndian(wrong.AsSpan(6), 0);
                return wrong[..QuestionEnd(wrong)];
            case 1:
                return wrong[..context.Random.Next(wrong.Length)];
            case 2 when wrong.Length > HeaderLength + 1:
                wrong[HeaderLength + 1] ^= 1;
                return wrong;
            default:
                wrong[0] ^= 0x55;
                return wrong;
        }
    }

    private static int QuestionEnd(byte[] answer)
    {
        int at = HeaderLength;
        while (at < answer.Length && answer[at] != 0)
        {
            at += answer[at] + 1;
        }
        return Math.Min(at + 5, answer.Length);
    }
}
